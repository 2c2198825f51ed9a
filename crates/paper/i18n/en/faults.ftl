### What stops an entry or a script: what happened, what is safe, what to do.
