package id.binamutu.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Conversations as they are held in a pawnbroker's contact centre, made up: sentences that return all the time with words of
 * a long tail in them, where the n-th word is about n times rarer than the first (Zipf).
 */
final class Speech {

    static final List<String> TOPICS = List.of(
            "perpanjangan gadai",
            "pelunasan",
            "lelang",
            "tabungan emas",
            "cicil emas",
            "taksiran",
            "pencairan",
            "aplikasi",
            "promo",
            "keluhan layanan",
            "denda",
            "lokasi cabang");
    static final List<String> PRODUCTS = List.of(
            "gadai emas", "gadai kendaraan", "tabungan emas", "cicil emas", "pembiayaan usaha", "multi pembayaran");
    static final List<String> CHANNELS = List.of("whatsapp", "chat", "email", "telepon");

    private static final int TAIL = 60_000;
    private static final String[] SYLLABLES = {
        "ba", "bu", "ca", "da", "du", "ga", "gu", "ja", "ju", "ka", "ko", "la", "lu", "ma", "mo", "na", "nu", "pa",
        "ra", "ru", "sa", "su", "ta", "tu", "wa", "ya", "ang", "eng", "ong", "sar", "tan", "wir", "jat", "mul", "har",
        "pur"
    };

    private static final String[] GREETING = {
        "Selamat pagi, saya mau tanya",
        "Selamat siang kak",
        "Halo min",
        "Assalamualaikum, permisi kak",
        "Selamat malam, mau konsultasi soal gadai",
        "Siang kak, saya nasabah lama dari ~"
    };
    private static final String[] WELCOME = {
        "Selamat datang di layanan kami, dengan Bina ada yang bisa dibantu?",
        "Selamat siang Bapak/Ibu, terima kasih sudah menghubungi kami. Ada yang bisa kami bantu?",
        "Baik kak, mohon informasi nama lengkap dan nomor gadainya",
        "Mohon menunggu sebentar, kami cek dulu datanya ya kak"
    };
    private static final String[] QUESTION = {
        "Gadai emas saya jatuh tempo tanggal #, bisa diperpanjang tidak?",
        "Bagaimana cara memperpanjang gadai lewat aplikasi?",
        "Saya mau melunasi pinjaman # juta, berapa dendanya?",
        "Kenapa biaya sewa modal naik? Bulan lalu masih # ribu",
        "Barang jaminan saya sudah dilelang belum ya? Atas nama ~",
        "Berapa taksiran emas # gram hari ini?",
        "Mau buka tabungan emas, syaratnya apa saja",
        "Uang pencairan belum masuk ke rekening, padahal sudah # hari",
        "Aplikasi tidak bisa dibuka, muncul tulisan ~ ~",
        "Promo ~ apakah masih berlaku di cabang ~?",
        "Saya kecewa, petugas ~ di cabang ~ tidak ramah",
        "Cabang terdekat dari ~ buka jam berapa?",
        "Cicil emas # gram per bulan bayar berapa kak",
        "Saya sudah transfer # ribu tapi status belum lunas",
        "Nomor HP saya ganti, bagaimana cara memperbarui data?",
        "Kalau telat bayar # hari kena denda brp ya kak",
        "BPKB motor ~ bisa digadaikan tidak?",
        "Saya mau menebus cincin tapi suratnya hilang"
    };
    private static final String[] ANSWER = {
        "Untuk perpanjangan gadai dapat dilakukan melalui aplikasi atau di cabang terdekat kak",
        "Denda keterlambatan dihitung per # hari dari uang pinjaman",
        "Sewa modal untuk pinjaman # juta sebesar # ribu per periode",
        "Mohon maaf atas ketidaknyamanannya, kami bantu laporkan ke bagian ~",
        "Taksiran mengikuti harga emas hari ini, silakan membawa barang ke cabang ~",
        "Pengajuan sudah kami teruskan, estimasi # hari kerja",
        "Pelunasan bisa melalui transfer bank dengan kode bayar yang kami kirimkan",
        "Silakan memperbarui aplikasi lalu masuk kembali, jika muncul ~ hubungi kami",
        "Lelang dilaksanakan setelah tanggal jatuh tempo dan pemberitahuan tertulis",
        "Syarat pembukaan tabungan emas cukup KTP dan biaya # ribu",
        "Promo ~ berlaku sampai akhir bulan di cabang ~ dan ~",
        "Data nasabah kami jaga kerahasiaannya, mohon tidak memberikan OTP kepada siapa pun"
    };
    private static final String[] REPLY = {
        "Oh begitu, oke kak",
        "Kalau besok masih bisa?",
        "Saya sudah ke ~ tapi disuruh ke ~",
        "Berapa totalnya kak, # ribu ya",
        "Nggak bisa lewat ATM ya?",
        "Baik saya coba dulu",
        "Waduh mahal sekali, ~ saja lebih murah"
    };
    private static final String[] CLOSING = {
        "Terima kasih atas informasinya",
        "Makasih kak",
        "Terima kasih sudah menghubungi kami, selamat beraktivitas kembali",
        "Apakah ada lagi yang bisa kami bantu?"
    };

    private final SplittableRandom random;
    private final String[] tail;

    Speech(SplittableRandom random) {
        this.random = random;
        this.tail = tail();
    }

    /** 4 to 8 messages, customer and agent in turn, as the JSON that is stored. */
    void write(StringBuilder to, java.time.Instant start, int count, String opening) {
        to.append('[');
        long second = start.getEpochSecond();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                to.append(", ");
            }
            to.append("{\"sender\": \"")
                    .append(i == 0 && random.nextInt(4) == 0 ? "BOT" : i % 2 == 0 ? "CUSTOMER" : "AGENT");
            to.append("\", \"sent_at\": \"")
                    .append(java.time.Instant.ofEpochSecond(second))
                    .append("\", \"text\": \"");
            if (i == 0) {
                sentence(to, GREETING);
                to.append(", ").append(opening);
            } else if (i == 1) {
                sentence(to, WELCOME);
            } else if (i == count - 1) {
                sentence(to, CLOSING);
            } else if (i % 2 == 1) {
                sentence(to, ANSWER);
            } else {
                sentence(to, i == 2 ? QUESTION : REPLY);
            }
            to.append("\"}");
            second += 10 + random.nextInt(90);
        }
        to.append(']');
    }

    /** The n-th word of the tail, for searches whose hits are known to be few. */
    static List<String> rareWords(int howMany) {
        String[] words = tail();
        List<String> rare = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            rare.add(words[TAIL / 2 + i * 97]);
        }
        return rare;
    }

    private void sentence(StringBuilder to, String[] among) {
        String pattern = among[random.nextInt(among.length)];
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '#') {
                to.append(1 + random.nextInt(99));
            } else if (c == '~') {
                to.append(tail[(int) Math.pow(TAIL, random.nextDouble()) - 1]);
            } else {
                to.append(c);
            }
        }
    }

    private static String[] tail() {
        SplittableRandom letters = new SplittableRandom(7);
        String[] words = new String[TAIL];
        for (int i = 0; i < TAIL; i++) {
            StringBuilder word = new StringBuilder();
            for (int syllables = 2 + letters.nextInt(3); syllables > 0; syllables--) {
                word.append(SYLLABLES[letters.nextInt(SYLLABLES.length)]);
            }
            words[i] = word.toString();
        }
        return words;
    }
}
