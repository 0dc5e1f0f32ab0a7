"""The command line, for those who run Almoner: one small module for each subcommand."""
