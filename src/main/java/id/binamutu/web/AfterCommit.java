package id.binamutu.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * A listener to another package's news. It runs right after the commit, in the same thread, so that the next page shows its
 * effect; in a transaction of its own; and again after a failure or a restart until it succeeds, so it must be idempotent.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TransactionalEventListener
@Transactional(propagation = Propagation.REQUIRES_NEW)
public @interface AfterCommit {}
