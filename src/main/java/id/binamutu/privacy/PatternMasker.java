package id.binamutu.privacy;

import org.springframework.stereotype.Component;

@Component
class PatternMasker implements Masker {

    @Override
    public String mask(String text) {
        return Masking.mask(text);
    }
}
