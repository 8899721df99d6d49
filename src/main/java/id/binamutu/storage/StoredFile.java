package id.binamutu.storage;

import java.util.UUID;

/**
 * @param name as the person called it, without folders
 * @param size in bytes
 * @param sha256 of the content, hexadecimal
 */
public record StoredFile(UUID id, String name, String contentType, long size, String sha256) {}
