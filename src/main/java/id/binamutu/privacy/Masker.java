package id.binamutu.privacy;

/** Takes personal data out of text. Masking what is masked already changes nothing. */
public interface Masker {

    String mask(String text);
}
