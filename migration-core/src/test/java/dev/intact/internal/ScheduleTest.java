package dev.intact.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScheduleTest {

    private static List<Integer> steps(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Property(tries = 200)
    void each_step_is_done_once_and_after_all_that_it_needs(
            @ForAll @IntRange(max = 12) int count, @ForAll @IntRange(min = 1, max = 5) int atOnce, @ForAll long seed) {
        Random random = new Random(seed);
        boolean[][] needed = new boolean[count][count];
        IntStream.range(0, count)
                .forEach(step -> IntStream.range(0, step).forEach(other -> needed[step][other] = random.nextBoolean()));
        List<Integer> ended = Collections.synchronizedList(new ArrayList<>());
        List<String> tooEarly = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        Throwable failure = new Schedule<>(
                        steps(count),
                        atOnce,
                        (step, before) -> needed[step][before],
                        step -> {
                            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                            Set<Integer> before = new HashSet<>(List.copyOf(ended));
                            IntStream.range(0, step)
                                    .filter(other -> needed[step][other] && !before.contains(other))
                                    .forEach(other -> tooEarly.add(step + " before " + other));
                            ended.add(step);
                            underWay.decrementAndGet();
                            return null;
                        },
                        () -> {})
                .run();

        assertThat(failure).isNull();
        assertThat(tooEarly).isEmpty();
        assertThat(ended).containsExactlyInAnyOrderElementsOf(steps(count));
        assertThat(most).hasValueLessThanOrEqualTo(atOnce);
    }

    @Test
    void steps_that_do_not_need_each_other_are_done_at_once() {
        CyclicBarrier together = new CyclicBarrier(3);

        Throwable failure = new Schedule<>(
                        steps(3),
                        3,
                        (step, before) -> false,
                        step -> {
                            try {
                                int unused = together.await(30, TimeUnit.SECONDS);
                                return null;
                            } catch (Exception e) {
                                return e;
                            }
                        },
                        () -> {})
                .run();

        assertThat(failure).isNull();
    }

    @Test
    void one_at_once_keeps_to_the_order_and_to_the_thread() {
        List<String> seen = new ArrayList<>();

        Throwable failure = new Schedule<>(
                        steps(3),
                        1,
                        (step, before) -> false,
                        step -> {
                            seen.add(step + " " + Thread.currentThread().getName());
                            return null;
                        },
                        () -> {})
                .run();

        String here = Thread.currentThread().getName();
        assertThat(failure).isNull();
        assertThat(seen).containsExactly("0 " + here, "1 " + here, "2 " + here);
    }

    @Test
    void the_first_failure_is_told_and_stops_what_is_under_way() {
        CountDownLatch otherIsUnderWay = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        List<Integer> begun = Collections.synchronizedList(new ArrayList<>());

        Throwable failure = new Schedule<>(
                        steps(6),
                        2,
                        (step, before) -> false,
                        step -> {
                            begun.add(step);
                            try {
                                if (step == 0) {
                                    return otherIsUnderWay.await(30, TimeUnit.SECONDS)
                                            ? new IllegalStateException("first")
                                            : null;
                                }
                                otherIsUnderWay.countDown();
                                return stopped.await(30, TimeUnit.SECONDS) ? new Stopped() : null;
                            } catch (InterruptedException e) {
                                return e;
                            }
                        },
                        stopped::countDown)
                .run();

        assertThat(failure).hasMessage("first");
        assertThat(begun).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void an_interrupt_stops_what_is_under_way_and_stays() {
        Thread here = Thread.currentThread();
        CountDownLatch otherIsUnderWay = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);

        Throwable failure = new Schedule<>(
                        steps(2),
                        2,
                        (step, before) -> false,
                        step -> {
                            try {
                                if (Thread.currentThread() == here) {
                                    return otherIsUnderWay.await(30, TimeUnit.SECONDS) ? null : new Stopped();
                                }
                                otherIsUnderWay.countDown();
                                here.interrupt();
                                return stopped.await(30, TimeUnit.SECONDS) ? null : new IllegalStateException("late");
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt(); // it came while this thread waited for the other
                                return null;
                            }
                        },
                        stopped::countDown)
                .run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(Stopped.class);
    }
}
