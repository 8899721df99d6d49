/** Roof: content for trying the product out (profile {@code demo}), made by the services of the steps as people would make it. */
@ApplicationModule
@NullMarked
package id.binamutu.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
