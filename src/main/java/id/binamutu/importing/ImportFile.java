package id.binamutu.importing;

import java.nio.file.Path;

/**
 * @param path where the uploaded bytes are
 * @param name as the person called it; its ending tells CSV from JSONL
 */
public record ImportFile(Path path, String name) {}
