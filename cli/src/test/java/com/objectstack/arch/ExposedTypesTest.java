package com.objectstack.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multiset;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Public, since a type inside a hidden one would be hidden too. */
public class ExposedTypesTest {
    /** Shows Guava in each place where a signature can. */
    @SuppressWarnings("unused")
    public static class Leaky {
        protected final ImmutableList<String>[] array;
        private final ImmutableSet<String> hidden = ImmutableSet.of();

        protected Leaky(ImmutableList<String>[] array) {
            this.array = array.clone();
        }

        public Map<String, List<ImmutableMap<String, String>>> nested() {
            return Map.of();
        }

        public <E extends Multiset<String>> void bounded(E elements) {
            elements.clear();
        }

        ImmutableSet<String> internal() {
            return hidden;
        }
    }

    @SuppressWarnings("unused")
    static class Internal {
        public ImmutableSet<String> set() {
            return ImmutableSet.of();
        }
    }

    @Test
    void findsEveryPlaceOfAVisibleSignature() {
        assertThat(violations(Leaky.class))
                .hasSize(4)
                .anySatisfy(text -> assertThat(text).contains("Leaky.array exposes"))
                .anySatisfy(text -> assertThat(text).contains("Leaky.<init>("))
                .anySatisfy(text -> assertThat(text).contains("Leaky.nested() exposes"))
                .anySatisfy(text -> assertThat(text).contains("Leaky.bounded("));
    }

    @Test
    void ignoresWhatNobodyOutsideSees() {
        assertThat(violations(Internal.class)).isEmpty();
    }

    private static List<String> violations(Class<?> type) {
        return ArchRuleDefinition.classes()
                .should(ExposedTypes.exposeNoTypeOf("com.google.."))
                .evaluate(new ClassFileImporter().importClasses(type))
                .getFailureReport()
                .getDetails();
    }
}
