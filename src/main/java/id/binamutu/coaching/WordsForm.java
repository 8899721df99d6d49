package id.binamutu.coaching;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** One decision that is given in words: a closure, a refusal, an answer. */
record WordsForm(@NotBlank @Size(max = 4000) String words) {}
