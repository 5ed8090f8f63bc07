// TreeSitter
