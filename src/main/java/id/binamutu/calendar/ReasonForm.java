package id.binamutu.calendar;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record ReasonForm(@NotBlank @Size(max = 4000) String reason) {}
