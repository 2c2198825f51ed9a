//! Where it rests: one encrypted file on this device.
