package com.objectstack.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonPointersTest {
    @Test
    void membersAndElementsAreAppended() {
        assertThat(JsonPointers.child(JsonPointers.child("", "where"), 1)).isEqualTo("/where/1");
        assertThat(JsonPointers.child("/a", "")).isEqualTo("/a/");
    }

    @Test
    void tildeAndSlashAreEscaped() {
        assertThat(JsonPointers.child("", "a/b~c~1")).isEqualTo("/a~1b~0c~01");
    }

    @Property
    void everyNameIsReadBackByAnyReaderOfPointers(@ForAll String name) {
        JsonPointer pointer = JsonPointer.compile(JsonPointers.child("/a", name));

        assertThat(pointer.tail().getMatchingProperty()).isEqualTo(name);
        assertThat(pointer.tail().tail().matches()).isTrue();
    }
}
