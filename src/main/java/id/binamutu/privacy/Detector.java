package id.binamutu.privacy;

import java.util.List;

/** What is known to be personal data by its form, and the words beside it that tell where the form alone does not. */
enum Detector {
    /** The words people write for "@". */
    EMAIL("at", "et"),
    NIK("nik", "ktp", "e-ktp", "identitas", "kependudukan", "kartu keluarga", "kk"),
    PHONE(
            "hp",
            "handphone",
            "ponsel",
            "telp",
            "tlp",
            "telepon",
            "telpon",
            "wa",
            "whatsapp",
            "kontak",
            "hubungi",
            "phone"),
    CARD("kartu", "kartu kredit", "kartu debit", "atm", "debit", "gpn", "visa", "mastercard", "amex", "jcb"),
    ACCOUNT(
            "sbg",
            "surat bukti gadai",
            "rekening",
            "rek",
            "norek",
            "cif",
            "account",
            "akun",
            "va",
            "virtual account",
            "loan number",
            "kredit no",
            "nomor kredit",
            "nomor pinjaman",
            "nomor kontrak",
            "nomor gadai",
            "nomor nasabah",
            "nomor akad",
            "nomor pembiayaan",
            "nomor pengajuan",
            "bca",
            "bri",
            "bni",
            "bsi",
            "btn",
            "mandiri");

    /** Words after which a number is an order, a ticket, a code: nobody's data. */
    static final List<String> KEPT = List.of(
            "pesanan",
            "order",
            "resi",
            "invoice",
            "inv",
            "faktur",
            "struk",
            "transaksi",
            "referensi",
            "ref",
            "tiket",
            "booking",
            "kode",
            "antrean",
            "antrian",
            "token",
            "billing",
            "pengaduan",
            "laporan",
            "seri",
            "sertifikat",
            "voucher",
            "batch");

    private final List<String> words;

    Detector(String... words) {
        this.words = List.of(words);
    }

    List<String> words() {
        return words;
    }
}
