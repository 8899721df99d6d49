package id.binamutu.people;

import java.util.UUID;

public record PersonName(UUID id, String employeeId, String name) {}
