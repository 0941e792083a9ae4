"""Who works on the reader of contracts does not open this folder."""
