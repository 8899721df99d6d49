package id.binamutu.interaction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The forms that an Indonesian root takes. PostgreSQL's stemmer leaves different stems of one root (kirim and mengirim,
 * panjang and memperpanjang); a search for a word therefore asks for the stems of all its forms. What is stored stays as the
 * stemmer makes it, so that this can grow without indexing anything again.
 */
final class WordForms {

    private static final int SHORTEST = 3;

    /**
     * Words of their own that look as if an affix had taken their first letter (tanda would find anda). A search finds them
     * only when it asks for them.
     */
    private static final Set<String> WORDS_OF_THEIR_OWN = Set.of(
            ("abu ada adik adil adu agak agar ahli air ajak ajar akan akar akhir akibat aksi aktif aku akun alam alamat alas"
                            + " alat alih aman amat anak anda aneh angin angka angkat antar antara antre apa api arah arti arus asal asam"
                            + " asing asli atas atau atur awal awas ayah ayam ayo emas empat enak enam entah eror iba ibu"
                            + " ikan iklan ikut ilmu imbal indah ingat ingin ini inti isi istri itu izin obat olah orang otak uang"
                            + " ubah udah ujung ukur ulang ulas umum umur undang untuk untung upah urus urut usaha usia utama utang utara")
                    .split(" "));

    private WordForms() {}

    /**
     * Roots that the word may come from.
     *
     * @param stem what the stemmer makes of the word
     */
    static Set<String> roots(String word, String stem) {
        Set<String> roots = new LinkedHashSet<>(List.of(word, stem));
        String bare = withoutEnding(word, List.of("nya", "lah", "kah", "pun"), 4);
        roots.add(bare);
        roots.add(withoutEnding(bare, List.of("kan", "an", "in", "i"), 4));
        for (String prefix : List.of("ber", "ter", "di")) {
            for (String base : List.of(word, bare)) {
                if (base.startsWith(prefix) && base.length() >= prefix.length() + 5) {
                    roots.add(base.substring(prefix.length()));
                }
            }
        }
        for (String base : List.copyOf(roots)) {
            // As people chat: nebus, ngirim, nyicil.
            if (base.matches("ng[aeiou]..+")) {
                roots.add(base.substring(2));
                roots.add("k" + base.substring(2));
            } else if (base.matches("ny[aeiou]..+")) {
                roots.add("s" + base.substring(2));
                roots.add("c" + base.substring(2));
            } else if (base.matches("n[aeiou]..+")) {
                roots.add("t" + base.substring(1));
            }
        }
        for (String base : List.copyOf(roots)) {
            if (isVowel(stem.charAt(0)) && base.equals(stem)) {
                // The prefix has swallowed the root's first letter.
                if (bare.matches("[mp]eng[aeiou].*")) {
                    roots.add("k" + stem);
                } else if (bare.matches("[mp]en[aeiou].*")) {
                    roots.add("t" + stem);
                    roots.add("n" + stem);
                }
            }
        }
        if (bare.matches("[mp]em[aeiou].*") && stem.startsWith("p")) {
            roots.add("m" + stem.substring(1));
        } else if (bare.matches("[mp]em[rl].*")) {
            roots.add("p" + stem);
        }
        for (String base : List.copyOf(roots)) {
            for (String prefix : List.of("per", "ter", "ke")) {
                if (!base.equals(word) && base.startsWith(prefix) && base.length() >= prefix.length() + 4) {
                    roots.add(base.substring(prefix.length()));
                }
            }
            if (bare.endsWith("i") && !base.endsWith("i") && !base.equals(word)) {
                roots.add(base + "i");
            }
            if (base.endsWith("i") && base.length() > 5 && !bare.equals(base)) {
                roots.add(base.substring(0, base.length() - 1));
            }
        }
        roots.removeIf(root -> root.length() < SHORTEST);
        return roots;
    }

    static Set<String> of(String root) {
        Set<String> forms = new LinkedHashSet<>();
        add(forms, root, "", "kan", "an", "i", "in");
        add(forms, "di" + root, "", "kan", "i");
        add(forms, "ter" + root, "", "i");
        add(forms, "ber" + root, "", "an");
        add(forms, "ke" + root, "an");
        add(forms, "keter" + root, "an");
        add(forms, "per" + root, "", "an", "kan");
        add(forms, "memper" + root, "", "kan", "i");
        add(forms, "diper" + root, "", "kan", "i");
        for (String rest : nasal(root)) {
            add(forms, "me" + rest, "", "kan", "i");
            add(forms, "pe" + rest, "", "an");
            add(forms, rest, "", "in");
        }
        if (root.length() <= 4) {
            add(forms, "menge" + root, "", "i");
            add(forms, "penge" + root, "an");
            add(forms, "dike" + root, "i");
        }
        return forms;
    }

    private static void add(Set<String> forms, String begun, String... endings) {
        for (String ending : endings) {
            forms.add(begun + ending);
        }
    }

    /** Whether a stem that a form of the word has is rather another word. */
    static boolean isAnother(String stem, String ofWord) {
        return WORDS_OF_THEIR_OWN.contains(stem) && !stem.equals(ofWord);
    }

    /** What follows me- and pe-: the root's first letter melts, or stays as in newer loan words. */
    private static List<String> nasal(String root) {
        String rest = root.substring(1);
        return switch (root.charAt(0)) {
            case 'k' -> List.of("ng" + rest, "ng" + root);
            case 't' -> List.of("n" + rest, "n" + root);
            case 's' -> List.of("ny" + rest, "n" + root);
            case 'p' -> List.of("m" + rest, "m" + root);
            case 'c' -> List.of("n" + root, "ny" + rest);
            case 'd', 'j', 'z' -> List.of("n" + root);
            case 'b', 'f', 'v' -> List.of("m" + root);
            case 'g', 'h', 'a', 'e', 'i', 'o', 'u' -> List.of("ng" + root);
            default -> List.of(root);
        };
    }

    private static String withoutEnding(String word, List<String> endings, int least) {
        for (String ending : endings) {
            if (word.endsWith(ending) && word.length() - ending.length() >= least) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    private static boolean isVowel(char letter) {
        return "aeiou".indexOf(Character.toString(letter).toLowerCase(Locale.ROOT)) >= 0;
    }
}
