"""Where everything meets: settings, addresses, the server's entry."""
