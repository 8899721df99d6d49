package id.binamutu.socialisation;

import org.jspecify.annotations.Nullable;

/** @param state {@code MISSING}, {@code READ} or {@code ASKED}; null means everybody */
record ReaderFilter(@Nullable String q, @Nullable String state) {}
