package io.github.keycloakpersonas.benchmark;

/**
 * What one start of a server took, and what it holds after some work.
 *
 * @param seconds until it was ready
 * @param cpuSeconds the processor time until then
 * @param resident the process's memory, in MiB
 * @param heap what is left on the heap after a collection, in MiB
 * @param nonHeap classes, compiled code and the like, in MiB
 * @param classes how many classes are loaded
 */
record Footprint(double seconds, double cpuSeconds, double resident, double heap, double nonHeap, double classes) {}
