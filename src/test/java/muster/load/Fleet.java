package muster.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Devices that all speak at once, each over a connection of its own. Every message holds three readings and a time that
 * no other message of its device has, so that what became of each can be told.
 */
public final class Fleet implements AutoCloseable {

    /** What is said in one stroke. */
    private static final int AT_ONCE = 5;

    private static final int WINDOW = 100;

    private final List<UUID> devices;
    private final List<Mouth> mouths = new ArrayList<>();
    private final long firstTime;
    private final AtomicLong said = new AtomicLong();
    /** How much may be said beyond what is stored. */
    private final Semaphore credit = new Semaphore(0);

    private final AtomicLong allowed = new AtomicLong();

    private volatile boolean silent;
    private final List<Thread> speakers = new ArrayList<>();

    /**
     * Connects them.
     *
     * @param firstTime milliseconds since 1970; the time of the n-th message of each device lies n behind it
     */
    public Fleet(int port, List<UUID> devices, long firstTime) throws IOException {
        this.devices = List.copyOf(devices);
        this.firstTime = firstTime;
        for (var device : devices) {
            mouths.add(new Mouth(port, device.toString(), WINDOW, 256));
        }
    }

    /** Lets them speak, as long as there is credit. */
    public void speak() {
        for (var place = 0; place < mouths.size(); place++) {
            var number = place;
            speakers.add(Thread.ofVirtual().start(() -> speak(number)));
        }
    }

    /** Lets each say one message after each pause, with the time of that moment. */
    public void speakAtEase(Duration pause) {
        for (var place = 0; place < mouths.size(); place++) {
            var number = place;
            speakers.add(Thread.ofVirtual().start(() -> speakAtEase(number, pause)));
        }
    }

    private void speakAtEase(int place, Duration pause) {
        var next = System.nanoTime() + pause.toNanos() * place / mouths.size();
        try {
            var time = 0L;
            for (var number = 0L; !silent; number++, next += pause.toNanos()) {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                // who was held up says several at once, and still each at a moment of its own
                time = Math.max(time + 1, System.currentTimeMillis());
                mouths.get(place).say(payload(time, place, number));
                said.incrementAndGet();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    public void allow(int messages) {
        allowed.addAndGet(messages);
        credit.release(messages);
    }

    /** How much was allowed so far. */
    public long allowed() {
        return allowed.get();
    }

    private void speak(int place) {
        var mouth = mouths.get(place);
        var next = 0L;
        try {
            while (!silent) {
                credit.acquire(AT_ONCE);
                var payloads = new byte[AT_ONCE][];
                for (var each = 0; each < AT_ONCE; each++) {
                    payloads[each] = payload(firstTime + next, place, next);
                    next++;
                }
                mouth.say(payloads);
                said.addAndGet(AT_ONCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** About 120 bytes with the topic, as makers' payloads are; the temperature is the number of the message. */
    private static byte[] payload(long time, int place, long number) {
        var text = "{\"ts\":" + time + ",\"temperature\":20."
                + String.valueOf(1_000_000 + number).substring(1) + ",\"humidity\":" + (40 + number % 20)
                + ".5,\"battery\":3." + (10 + place % 80) + "}";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public long said() {
        return said.get();
    }

    public long acknowledged() {
        return mouths.stream().mapToLong(Mouth::acknowledged).sum();
    }

    /** What the broker acknowledged of each device: all of its messages up to this many. */
    public List<Long> ledger() {
        return mouths.stream().map(Mouth::acknowledged).toList();
    }

    public List<UUID> devices() {
        return devices;
    }

    /** Falls silent; what is not acknowledged yet may still be. */
    public void beSilent() throws InterruptedException {
        silent = true;
        credit.release(AT_ONCE * mouths.size());
        for (var speaker : speakers) {
            speaker.join();
        }
    }

    @Override
    public void close() throws IOException {
        silent = true;
        speakers.forEach(Thread::interrupt);
        for (var mouth : mouths) {
            mouth.close();
        }
    }
}
