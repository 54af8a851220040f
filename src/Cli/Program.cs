using Plimsoll.Cli;

return Application.Run(args, new Terminal());
