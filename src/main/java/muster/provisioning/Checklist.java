package muster.provisioning;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The contract of one activation, line by line. */
public record Checklist(List<Line> lines) {

    public boolean isFulfilled() {
        return lines.stream().allMatch(Line::isSettled);
    }

    /** Lines that still need something: the failing ones first. */
    public List<Line> open() {
        var failed = lines.stream().filter(line -> line.state() == Line.State.FAILED);
        var waiting = lines.stream().filter(line -> line.state() == Line.State.WAITING);
        return Stream.concat(failed, waiting).toList();
    }

    public List<Line> settled() {
        return lines.stream().filter(Line::isSettled).toList();
    }

    /** How many lines stand open no more because somebody let them pass. */
    public long excused() {
        return lines.stream().filter(line -> line.state() == Line.State.EXCUSED).count();
    }

    /** Empty when the contract of this model has no such line. */
    public Optional<Line> find(Check check) {
        return lines.stream().filter(line -> line.check() == check).findFirst();
    }

    public Line line(Check check) {
        return find(check).orElseThrow();
    }
}
