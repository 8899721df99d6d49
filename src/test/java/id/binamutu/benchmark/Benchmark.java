package id.binamutu.benchmark;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on its own durable PostgreSQL with the conversations of {@link TenMillion}, for classes named
 * {@code …Benchmark}, which run only when they are asked for: {@code ./mvnw test -Dtest=SearchBenchmark
 * -Dbenchmark.rows=10000000 -Dbenchmark.home=/a/folder/with/30/GB}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = BenchmarkHome.class)
public @interface Benchmark {}
