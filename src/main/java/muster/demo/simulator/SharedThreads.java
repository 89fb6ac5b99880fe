package muster.demo.simulator;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The threads of all devices: virtual ones for work, one timer for what comes later. A client cannot end them. */
final class SharedThreads extends AbstractExecutorService implements ScheduledExecutorService {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("simulator-timer").factory());

    @Override
    public void execute(Runnable work) {
        Thread.ofVirtual().name("simulated-device").start(work);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return timer.schedule(() -> execute(work), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        return timer.schedule(work, delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long first, long period, TimeUnit unit) {
        return timer.scheduleAtFixedRate(() -> execute(work), first, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long delay, TimeUnit unit) {
        return timer.scheduleWithFixedDelay(() -> execute(work), first, delay, unit);
    }

    /** Paho ends the executor it was given when it closes; this one is shared. */
    @Override
    public void shutdown() {
        // see endAll
    }

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return timer.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return timer.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    void endAll() {
        timer.shutdownNow();
    }
}
