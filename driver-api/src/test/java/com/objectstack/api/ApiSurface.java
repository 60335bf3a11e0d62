package com.objectstack.api;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public types of compiled classes as text: each with its members and, if sealed, its permitted subtypes. */
final class ApiSurface {
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private ApiSurface() {}

    /** One block a type, sorted by name. */
    static String of(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> load(
                            file.substring(0, file.length() - ".class".length()).replace('/', '.')))
                    .filter(ApiSurface::isVisible)
                    .sorted(Comparator.comparing(Class::getName))
                    .map(ApiSurface::block)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiSurface.class.getClassLoader());
        } catch (ClassNotFoundException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return isVisible(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && (outer == null || isVisible(outer));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String block(Class<?> type) {
        StringBuilder text = new StringBuilder(header(type));
        if (type.getGenericSuperclass() != null && type.getSuperclass() != Object.class) {
            text.append(" extends ").append(type.getGenericSuperclass().getTypeName());
        }
        append(text, " implements ", Arrays.stream(type.getGenericInterfaces()).map(Type::getTypeName));
        if (type.isSealed()) {
            append(
                    text,
                    " permits ",
                    Arrays.stream(type.getPermittedSubclasses()).map(Class::getName));
        }
        text.append('\n');
        members(type).forEach(member -> text.append("  ").append(member).append('\n'));
        return text.toString();
    }

    /** Not {@link Class#toGenericString()}, whose words differ between JDKs. */
    private static String header(Class<?> type) {
        String kind = type.isRecord() ? "record" : type.isInterface() ? "interface" : type.isEnum() ? "enum" : "class";
        int ignored =
                Modifier.INTERFACE | Modifier.STATIC | (kind.equals("class") ? 0 : Modifier.FINAL | Modifier.ABSTRACT);
        String parameters = type.getTypeParameters().length == 0
                ? ""
                : Arrays.stream(type.getTypeParameters())
                        .map(parameter -> parameter + " extends " + parameter.getBounds()[0].getTypeName())
                        .collect(Collectors.joining(", ", "<", ">"));
        return Modifier.toString(type.getModifiers() & ~ignored) + (type.isSealed() ? " sealed " : " ") + kind + " "
                + type.getName() + parameters;
    }

    private static void append(StringBuilder text, String word, Stream<String> names) {
        List<String> list = names.toList();
        if (!list.isEmpty()) {
            text.append(word).append(String.join(", ", list));
        }
    }

    private static List<String> members(Class<?> type) {
        Stream<? extends Member> executables =
                Stream.concat(Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()));
        return Stream.concat(Arrays.stream(type.getDeclaredFields()), executables)
                .filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic())
                .filter(member -> !OF_EVERY_OBJECT.contains(member.getName()))
                .map(ApiSurface::signature)
                .sorted()
                .toList();
    }

    private static String signature(Member member) {
        String full = switch (member) {
            case Field field -> field.toGenericString();
            case Constructor<?> constructor -> constructor.toGenericString();
            case Method method -> method.toGenericString();
            default -> throw new IllegalArgumentException(member.toString());
        };
        boolean isConstructor = member instanceof Constructor<?>;
        String owner = member.getDeclaringClass().getName();
        return full.replace(isConstructor ? owner + "(" : owner + ".", isConstructor ? "new(" : "")
                .replace("java.lang.", "");
    }
}
