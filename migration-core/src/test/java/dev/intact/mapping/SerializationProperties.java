package dev.intact.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SerializationProperties {
    @Property(tries = 50)
    void what_was_written_and_read_maps_equally(@ForAll long seed) throws Exception {
        Mapping<Travelling.Old, Travelling.New> mapping = Travelling.mapping();

        Mapping<Travelling.Old, Travelling.New> read = Travelling.read(Travelling.written(mapping));

        assertThat(Travelling.description(read)).isEqualTo(Travelling.description(mapping));
        assertThat(Travelling.results(read, seed, 20)).isEqualTo(Travelling.results(mapping, seed, 20));
    }
}
