package dev.intact.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    @Test
    void workers_meet_as_often_as_they_like() {
        AtomicInteger met = new AtomicInteger();

        SideBySide.run(3, Duration.ofSeconds(20), (worker, others) -> {
            others.meet();
            others.meet();
            met.incrementAndGet();
        });

        assertThat(met).hasValue(3);
    }

    @Test
    void workers_that_wait_for_one_another_are_noticed() {
        Lock table = new ReentrantLock();

        assertThatThrownBy(() -> SideBySide.run(2, Duration.ofMillis(200), (worker, others) -> {
                    table.lock();
                    try {
                        others.meet();
                    } finally {
                        table.unlock();
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("units of work wait for one another: one could not write within PT0.2S");
    }

    @Test
    void the_failure_of_one_worker_ends_the_waiting_of_the_others() {
        assertThatThrownBy(() -> SideBySide.run(3, Duration.ofSeconds(20), (worker, others) -> {
                    if (worker == 2) {
                        throw new IllegalStateException("the disk is full");
                    }
                    others.meet();
                }))
                .hasMessageContaining("the disk is full")
                .hasCauseInstanceOf(IllegalStateException.class);
    }
}
