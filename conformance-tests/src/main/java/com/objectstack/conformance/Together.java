package com.objectstack.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks at the same moment, each on a thread of its own, and waits for all of them. */
final class Together {
    private Together() {}

    /** What the tasks gave, in their order; the first exception of one that threw. */
    static <T> List<T> run(List<Callable<T>> tasks) {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            try {
                List<T> results = new ArrayList<>();
                for (Future<T> task : running) {
                    results.add(Patience.await(task, "a task"));
                }
                return results;
            } finally {
                threads.shutdownNow();
            }
        }
    }
}
