package id.binamutu;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class BinaMutu {
    public static void main(String[] args) {
        SpringApplication.run(BinaMutu.class, args);
    }
}
