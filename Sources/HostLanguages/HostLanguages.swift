// HostLanguages
