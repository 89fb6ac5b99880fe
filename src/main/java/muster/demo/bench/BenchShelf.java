package muster.demo.bench;

import java.util.List;
import muster.shared.Pager;

/** A part of what lies on the bench. */
public record BenchShelf(List<BenchCard> cards, Pager pager) {}
