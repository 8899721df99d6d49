package id.binamutu.recording;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a recording is taken back. */
record RemovalForm(@NotBlank @Size(max = 4000) String reason) {}
