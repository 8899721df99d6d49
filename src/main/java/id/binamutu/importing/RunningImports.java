package id.binamutu.importing;

/** Asked by whoever needs all or nothing of an import, which is put in step by step. */
public interface RunningImports {

    /** Whether a file of this kind is on its way in, here or on another instance, or waits to go on after an interruption. */
    boolean committing(String kind);
}
