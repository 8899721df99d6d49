package id.binamutu.web;

/** What was asked for does not exist, or not for the one who asks: both look the same from outside (404). */
public class NotFoundException extends RuntimeException {}
