package id.binamutu.report;

import id.binamutu.evaluation.QualityFigures;
import id.binamutu.testing.BinaMutuTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The application with scores that a test decides; without a word there are none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@BinaMutuTest
@Import(ReportScene.class)
@MockitoBean(types = QualityFigures.class)
@interface ReportTest {}
