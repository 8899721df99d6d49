package id.binamutu.scorecard;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param name of the scorecard that the copy begins */
record CopyForm(@NotBlank @Size(max = 200) String name) {}
