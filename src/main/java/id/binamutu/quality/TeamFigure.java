package id.binamutu.quality;

import id.binamutu.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** @param quality weighted estimate from random samples; null without one */
record TeamFigure(String name, @Nullable Interval quality, long targeted) {}
