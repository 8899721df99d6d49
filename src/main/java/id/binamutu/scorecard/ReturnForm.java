package id.binamutu.scorecard;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The reviewer's no. */
record ReturnForm(@NotBlank @Size(max = 4000) String note) {}
