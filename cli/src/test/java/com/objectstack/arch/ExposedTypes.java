package com.objectstack.arch;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** The types that a class shows to code outside its module: those in the signatures of its public and protected parts. */
final class ExposedTypes {
    private ExposedTypes() {}

    static ArchCondition<JavaClass> exposeNoTypeOf(String packages) {
        DescribedPredicate<JavaClass> banned = JavaClass.Predicates.resideInAPackage(packages);
        return new ArchCondition<>("expose no type of " + packages) {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                if (!isVisible(owner)) {
                    return;
                }
                report(owner, owner.getName(), header(owner), events);
                owner.getMembers().stream()
                        .filter(member -> isVisible(member.getModifiers()))
                        .forEach(member -> report(owner, member.getFullName(), signature(member), events));
            }

            private void report(
                    JavaClass owner, String where, Stream<? extends JavaType> types, ConditionEvents events) {
                types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .map(JavaClass::getBaseComponentType)
                        .filter(banned)
                        .distinct()
                        .forEach(type ->
                                events.add(SimpleConditionEvent.violated(owner, where + " exposes " + type.getName())));
            }
        };
    }

    private static boolean isVisible(JavaClass type) {
        return isVisible(type.getModifiers())
                && type.getEnclosingClass().map(ExposedTypes::isVisible).orElse(true);
    }

    private static boolean isVisible(Iterable<JavaModifier> modifiers) {
        for (JavaModifier modifier : modifiers) {
            if (modifier == JavaModifier.PUBLIC || modifier == JavaModifier.PROTECTED) {
                return true;
            }
        }
        return false;
    }

    private static Stream<? extends JavaType> header(JavaClass type) {
        return Stream.of(type.getSuperclass().stream(), type.getInterfaces().stream(), bounds(type.getTypeParameters()))
                .flatMap(types -> types);
    }

    private static Stream<? extends JavaType> signature(JavaMember member) {
        return switch (member) {
            case JavaField field -> Stream.of(field.getType());
            case JavaCodeUnit code ->
                Stream.of(
                                Stream.of(code.getReturnType()),
                                code.getParameterTypes().stream(),
                                code.getExceptionTypes().stream(),
                                bounds(code.getTypeParameters()))
                        .flatMap(types -> types);
            default -> throw new IllegalStateException("unknown kind of member " + member);
        };
    }

    private static Stream<JavaType> bounds(List<? extends JavaTypeVariable<?>> parameters) {
        return parameters.stream().flatMap(parameter -> parameter.getUpperBounds().stream());
    }
}
