package id.binamutu.briefing;

import java.util.UUID;

record FileLink(UUID id, String name) {}
