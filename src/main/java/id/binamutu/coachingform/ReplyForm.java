package id.binamutu.coachingform;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record ReplyForm(@NotBlank @Size(max = 4000) String reply) {}
