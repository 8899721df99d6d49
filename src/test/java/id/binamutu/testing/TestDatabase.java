package id.binamutu.testing;

import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A fresh database for each context, with every statement counted. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {
    @Bean
    JdbcConnectionDetails testDatabaseConnection() {
        return TestServer.get().freshDatabase();
    }

    @Bean
    static BeanPostProcessor countingDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DataSource source && !(bean instanceof ProxyDataSource)) {
                    return ProxyDataSourceBuilder.create(source)
                            .listener(Statements.counter())
                            .build();
                }
                return bean;
            }
        };
    }
}
