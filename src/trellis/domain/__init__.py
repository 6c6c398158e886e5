"""What Trellis works out, as pure functions: values in, values out; no framework, no clock, no I/O."""
