package id.binamutu.interaction;

/** Held shared by everything that stores conversations, and alone by a draw while it fixes its population. */
public final class DrawLock {

    public static final long KEY = 4217003;

    private DrawLock() {}
}
