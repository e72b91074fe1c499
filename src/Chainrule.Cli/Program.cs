using Chainrule.Cli;

return CommandLine.Run(CommandLine.CreateRoot(), args);
