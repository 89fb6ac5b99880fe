package muster.demo.bench;

import muster.shared.JobId;
import muster.shared.PositionId;

/** Where the sample fleet wants a device. */
public record Plan(JobId job, PositionId position) {}
