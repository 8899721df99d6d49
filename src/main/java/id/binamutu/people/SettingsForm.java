package id.binamutu.people;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

record SettingsForm(
        @NotNull @Pattern(regexp = "id|en") String locale,
        @NotNull @Pattern(regexp = "auto|light|dark") String theme) {}
